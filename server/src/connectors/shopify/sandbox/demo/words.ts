/** Word lists of the demo shop. Names, streets and towns are ordinary Indian ones; nobody in particular. */
export const firstNames = [
  'Aarav',
  'Aditi',
  'Akash',
  'Ananya',
  'Arjun',
  'Asha',
  'Bhavna',
  'Chetan',
  'Deepa',
  'Dev',
  'Divya',
  'Esha',
  'Farhan',
  'Gauri',
  'Gurpreet',
  'Harini',
  'Imran',
  'Isha',
  'Jaya',
  'Karan',
  'Kavya',
  'Lakshmi',
  'Manish',
  'Meera',
  'Mohit',
  'Nandini',
  'Neha',
  'Nikhil',
  'Pooja',
  'Priya',
  'Rahul',
  'Ramesh',
  'Riya',
  'Rohan',
  'Sana',
  'Sandeep',
  'Shreya',
  'Sneha',
  'Suresh',
  'Tanvi',
  'Uma',
  'Varun',
  'Vidya',
  'Vikram',
  'Yash',
  'Zoya',
  'José',
  'Zoë',
  'అనిత',
  'राहुल',
] as const;

export const lastNames = [
  'Agarwal',
  'Bhat',
  'Chauhan',
  'Das',
  'Desai',
  'Fernandes',
  'Ghosh',
  'Gupta',
  'Iyer',
  'Jain',
  'Joshi',
  'Kapoor',
  'Khan',
  'Kulkarni',
  'Kumar',
  'Mehta',
  'Menon',
  'Mishra',
  'Nair',
  'Naidu',
  'Pandey',
  'Patel',
  'Pillai',
  'Rao',
  'Reddy',
  'Saxena',
  'Shah',
  'Sharma',
  'Shetty',
  'Singh',
  'Sinha',
  'Thomas',
  'Trivedi',
  'Varma',
  'Verma',
  'Yadav',
  "D'Souza",
  'Bose',
  'Chopra',
  'Malik',
] as const;

export interface Town {
  city: string;
  province: string;
  code: string;
  zips: readonly [number, number];
}

export const towns: readonly Town[] = [
  { city: 'Bengaluru', province: 'Karnataka', code: 'KA', zips: [560001, 560103] },
  { city: 'Mysuru', province: 'Karnataka', code: 'KA', zips: [570001, 570029] },
  { city: 'Mumbai', province: 'Maharashtra', code: 'MH', zips: [400001, 400104] },
  { city: 'Pune', province: 'Maharashtra', code: 'MH', zips: [411001, 411062] },
  { city: 'New Delhi', province: 'Delhi', code: 'DL', zips: [110001, 110096] },
  { city: 'Gurugram', province: 'Haryana', code: 'HR', zips: [122001, 122052] },
  { city: 'Chennai', province: 'Tamil Nadu', code: 'TN', zips: [600001, 600119] },
  { city: 'Coimbatore', province: 'Tamil Nadu', code: 'TN', zips: [641001, 641062] },
  { city: 'Hyderabad', province: 'Telangana', code: 'TS', zips: [500001, 500097] },
  { city: 'Kolkata', province: 'West Bengal', code: 'WB', zips: [700001, 700156] },
  { city: 'Ahmedabad', province: 'Gujarat', code: 'GJ', zips: [380001, 380061] },
  { city: 'Surat', province: 'Gujarat', code: 'GJ', zips: [395001, 395017] },
  { city: 'Jaipur', province: 'Rajasthan', code: 'RJ', zips: [302001, 302039] },
  { city: 'Lucknow', province: 'Uttar Pradesh', code: 'UP', zips: [226001, 226031] },
  { city: 'Kochi', province: 'Kerala', code: 'KL', zips: [682001, 682042] },
  { city: 'Patna', province: 'Bihar', code: 'BR', zips: [800001, 800030] },
  { city: 'Guwahati', province: 'Assam', code: 'AS', zips: [781001, 781040] },
  { city: 'Chandigarh', province: 'Chandigarh', code: 'CH', zips: [160001, 160062] },
];

export const streets = [
  'MG Road',
  'Station Road',
  'Gandhi Nagar',
  'Nehru Street',
  'Lake View Road',
  'Temple Street',
  'Park Avenue',
  'Sector 15',
  'Civil Lines',
  'Ring Road',
] as const;

export const styles = [
  'Classic',
  'Everyday',
  'Handloom',
  'Block Print',
  'Linen',
  'Chikankari',
  'Ikat',
  'Organic',
  'Relaxed',
  'Indigo',
  'Festive',
  'Monsoon',
  'Khadi',
  'Jaipur',
  'Studio',
] as const;

export interface Garment {
  name: string;
  type: string;
  /** Rupees, from and to. */
  price: readonly [number, number];
  sizes: readonly string[];
  grams: number;
}

const clothes = ['XS', 'S', 'M', 'L', 'XL'] as const;

export const garments: readonly Garment[] = [
  { name: 'Cotton Shirt', type: 'Shirts', price: [899, 1899], sizes: clothes, grams: 240 },
  { name: 'Kurta', type: 'Kurtas', price: [1099, 2499], sizes: clothes, grams: 320 },
  { name: 'Saree', type: 'Sarees', price: [1799, 6999], sizes: [], grams: 650 },
  { name: 'Dupatta', type: 'Dupattas', price: [399, 999], sizes: [], grams: 180 },
  { name: 'Tee', type: 'T-Shirts', price: [449, 899], sizes: clothes, grams: 180 },
  {
    name: 'Trousers',
    type: 'Trousers',
    price: [999, 1999],
    sizes: ['28', '30', '32', '34', '36'],
    grams: 420,
  },
  {
    name: 'Kolhapuri Sandals',
    type: 'Footwear',
    price: [799, 1699],
    sizes: ['6', '7', '8', '9', '10'],
    grams: 700,
  },
  { name: 'Palazzo', type: 'Trousers', price: [699, 1299], sizes: ['S', 'M', 'L'], grams: 300 },
  { name: 'Nehru Jacket', type: 'Jackets', price: [1999, 3999], sizes: clothes, grams: 520 },
  { name: 'Tote Bag', type: 'Bags', price: [349, 799], sizes: [], grams: 260 },
];

export const colours = [
  ['White', 'WHT'],
  ['Black', 'BLK'],
  ['Indigo', 'IND'],
  ['Maroon', 'MRN'],
  ['Mustard', 'MST'],
  ['Olive', 'OLV'],
  ['Rani Pink', 'RPK'],
  ['Teal', 'TEL'],
  ['Rust', 'RST'],
  ['Sky Blue', 'SKY'],
] as const;

export const couriers = ['Delhivery', 'Blue Dart', 'DTDC', 'Xpressbees', 'Ecom Express'] as const;

export const prepaidGateways = [
  ['razorpay', 40],
  ['1 Razorpay', 12],
  ['Gokwik UPI', 18],
  ['Cards Onsite by 1Razorpay', 10],
  ['01 Cards, UPI, NB, Wallets by Razorpay', 10],
  ['paypal', 2],
  ['Gokwik Snapmint', 3],
] as const;

export const codGateways = [
  ['Cash on Delivery (COD)', 70],
  ['cash_on_delivery', 12],
  ['Gokwik COD', 12],
  ['Pay on Delivery', 3],
  ['cod', 3],
] as const;
