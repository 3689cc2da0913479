import { nameLists } from './lists.ts';

/** Compiled for this project from names in common use in India.. */
export const indian = nameLists({
  male: `Raj Arjun Rahul Amit Vijay Sanjay Anil Sunil Rajesh Suresh Ramesh Mahesh Ganesh Dinesh Mukesh Rakesh Ravi Kumar Ashok Vikram Aditya
    Akash Ajay Anand Ankit Arun Ashwin Bharat Deepak Dev Gaurav Gopal Harish Hemant Ishaan Jagdish Karan Kartik Krishna Kunal Lalit Manish
    Manoj Mohan Naveen Neeraj Nikhil Nitin Pankaj Pradeep Prakash Pranav Rohan Rohit Sachin Sandeep Siddharth Tarun Varun Vivek Yash Vishal`,
  female: `Priya Anjali Pooja Neha Divya Kavita Sunita Anita Rekha Meena Radha Lakshmi Gayatri Deepa Madhuri Ritu Ravina Kamala Asha Vidya Aditi
    Aarti Ananya Anuradha Ankita Aruna Aishwarya Bhavana Deepika Devika Geeta Gauri Harini Hema Isha Jaya Kareena Kirti Kriti Kusum Lata
    Manisha Manjula Mohini Nandini Neelam Nikita Nisha Padma Pallavi Pratibha Preeti Rani Roshni Sarita Sandhya Shreya Swati Vandana Vasudha
    Yamini Veena`,
  unisex: `Kiran Jyoti Suman Shashi Chandra Harpreet`,
  surnames: `Sharma Patel Singh Gupta Verma Reddy Rao Nair Iyer Mehta Shah Joshi Desai Agarwal Banerjee Mukherjee Chatterjee Das Dutta Ghosh
    Bose Sen Roy Chowdhury Kapoor Khanna Malhotra Chopra Bhatia Arora Sethi Saxena Srivastava Tiwari Pandey Mishra Trivedi Chauhan Rathore
    Yadav Thakur Jain Bhatt Kulkarni Deshpande Patil Pawar Shinde Naidu Pillai Menon Krishnan Subramanian Venkatesan Rajan Iyengar Hegde
    Shetty Kamath Gowda Bhattacharya Mitra Nayak Mahajan`,
});
